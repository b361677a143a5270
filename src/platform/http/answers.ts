import { applyDecorators, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/**
 * States what a handler answers: the response is checked against the schema before it leaves, and the same schema is
 * published in the OpenAPI document.
 *
 * @param status the handler's status when it succeeds: 201 for a POST unless it carries `@HttpCode`
 */
export function Answers(schema: z.ZodType, status = 200): MethodDecorator {
  return applyDecorators(
    SerializeOptions({ schema }),
    ApiResponse({ status, standardSchema: schema, description: schema.description ?? 'Done' }),
  );
}
