import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';

/** Builds the API's description at the first request; the application sets how once all its controllers are known. */
@Injectable()
export class OpenApi {
  build: () => OpenAPIObject = () => {
    throw new Error('The application has not said how to describe its API');
  };
}

@ApiExcludeController()
@Controller('api/openapi.json')
export class OpenApiController {
  #document: OpenAPIObject | undefined;

  constructor(private readonly api: OpenApi) {}

  @Get()
  get(): OpenAPIObject {
    this.#document ??= this.api.build();
    return this.#document;
  }
}
