import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PRODUCT_VERSION } from './config/product.js';
import { UserError } from './errors/user-error.js';
import { Answers } from './http/answers.js';
import { Public } from './http/public.js';

const health = z
  .object({ status: z.literal('ok'), version: z.string(), database: z.literal('ok') })
  .meta({ id: 'Health' });

/** Whether the service can do its work, for load balancers and container health checks. */
@Controller('api/health')
export class HealthController {
  constructor(private readonly database: DataSource) {}

  @Public()
  @Get()
  @Answers(health)
  async get(): Promise<z.infer<typeof health>> {
    try {
      await this.database.query('SELECT 1');
    } catch {
      throw new UserError('MW-DB-AWAY', 'The database does not answer, so nothing can be read or stored.', 503);
    }
    return { status: 'ok', version: PRODUCT_VERSION, database: 'ok' };
  }
}
