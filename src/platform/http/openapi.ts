import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { problem } from './problem.js';

/** The API's description, OpenAPI 3.1, from the schemas that requests and answers are checked with. */
export function openApiDocument(app: INestApplication, version: string): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Markwarden')
    .setDescription(
      'Watches search results for ads that misuse trademarks. Errors are answered as application/problem+json.',
    )
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addCookieAuth('markwarden.session_token')
    .addBearerAuth({ type: 'http', description: 'An API token that an admin made' })
    .build();
  const document = SwaggerModule.createDocument(app, frame, {
    autoTagControllers: true,
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? converted(schema, schemaType) : undefined,
  });
  return withFiles(withProblems(document));
}

/** Schemas with `.meta({ id })` become named components, which the generated client then knows by name. */
function converted(schema: z.ZodType, io: 'input' | 'output') {
  const { $defs = {}, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' });
  const components = Object.fromEntries(Object.entries($defs).map(([name, definition]) => [name, bare(definition)]));
  return { schema: bare(rest), components };
}

/** Drops what belongs to a schema file of its own, not to a component. */
function bare(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'id'));
}

/** A schema describes the fields of an upload; its files always come in the field `files`, which no schema can check. */
function withFiles(document: OpenAPIObject): OpenAPIObject {
  for (const { post } of Object.values(document.paths)) {
    const body = post?.requestBody;
    const schema = body !== undefined && 'content' in body ? body.content['multipart/form-data']?.schema : undefined;
    if (schema === undefined || '$ref' in schema) continue;
    schema.properties = { ...schema.properties, files: { type: 'array', items: { type: 'string', format: 'binary' } } };
    schema.required = [...(schema.required ?? []), 'files'];
  }
  return document;
}

/** Every operation may answer a problem; said once here instead of at every handler. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const { components } = converted(problem, 'output');
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ...components } };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      if (operation === undefined) continue;
      operation.responses['default'] = {
        description: 'Refused or failed',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  return document;
}
