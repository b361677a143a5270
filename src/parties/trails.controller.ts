import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { UserError } from '../platform/errors/user-error.js';
import { saidRemoved } from '../platform/storage/removal.js';
import { RawStore } from '../platform/storage/raw-store.service.js';
import { TrailsService } from './trails.service.js';

const which = z.enum(['first', 'again']);

/** Hands out the pages that followed links ended at. */
@Controller('api/trails')
export class TrailsController {
  constructor(
    private readonly trails: TrailsService,
    private readonly raws: RawStore,
  ) {}

  /** The page exactly as it came, as a download: nobody's browser should run a stranger's page. */
  @Get(':id/pages/:asking')
  @ApiOkResponse({ description: 'The raw bytes', content: { 'application/octet-stream': {} } })
  async page(
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('asking', { schema: which }) asking: z.infer<typeof which>,
  ): Promise<StreamableFile> {
    const sha256 = await this.trails.pageOf(id, asking);
    if (sha256 === null) throw new UserError('MW-TRAIL-PAGE-NOT-FOUND', `No page of a trail ${id} is kept.`, 404);
    const bytes = await this.raws.load(sha256);
    if (bytes === null) throw await this.#missing(id, sha256);
    return new StreamableFile(bytes, {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${sha256.slice(0, 16)}.bin"`,
    });
  }

  async #missing(id: string, sha256: string): Promise<UserError> {
    const removal = await this.raws.removal(sha256);
    if (removal === null) return new UserError('MW-TRAIL-PAGE-NOT-FOUND', `No page of a trail ${id} is kept.`, 404);
    return new UserError('MW-RAW-REMOVED', saidRemoved('Landing page', removal), 410);
  }
}
