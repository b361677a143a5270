import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { SignedInUser } from '../accounts/account.schema.js';
import { CurrentUser } from '../accounts/session.guard.js';
import { Answers } from '../platform/http/answers.js';
import { addedAction, type NewAction, newActionSchema, type NoteChange, noteChangeSchema } from './impact.schema.js';
import { ImpactService } from './impact.service.js';

/** Takes what people write into notes; what a note looks like is the note screen's to say. */
@Controller('api/cases/:id/note')
export class ImpactController {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly impact: ImpactService,
  ) {}

  @Put()
  @HttpCode(204)
  async rewrite(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: noteChangeSchema }) change: NoteChange,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.database.transaction((manager) => this.impact.rewrite(manager, id, change, user.name));
  }

  /** Draws the estimate anew from the record and the brand's figures as they stand now. */
  @Post('estimate')
  @HttpCode(204)
  async recompute(@Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.database.transaction((manager) => this.impact.recompute(manager, id));
  }

  @Post('actions')
  @Answers(addedAction, 201)
  async addAction(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: newActionSchema }) action: NewAction,
  ): Promise<{ id: string }> {
    return { id: await this.database.transaction((manager) => this.impact.addAction(manager, id, action)) };
  }

  @Post('actions/:actionId/done')
  @HttpCode(204)
  async completeAction(
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('actionId', { schema: z.uuid() }) actionId: string,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    await this.database.transaction((manager) => this.impact.completeAction(manager, id, actionId, user.name));
  }
}
