import { Controller, Get, Headers, Param } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Answers } from '../platform/http/answers.js';
import { UserError } from '../platform/errors/user-error.js';
import { impactNote, type ImpactNoteAnswer } from './impact-note.schema.js';
import { impactNoteJson } from './impact-note.sql.js';
import { localeOf, shownImpactNote, type StoredImpactNote } from './shown-impact-note.js';

/** The note of one case, for whoever needs it without the case. */
@Controller('api/cases/:id/note')
export class ImpactNoteScreen {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get()
  @Answers(impactNote)
  async show(
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ImpactNoteAnswer> {
    const [row] = await this.database.query<{ note: StoredImpactNote | null }[]>(SQL, [id]);
    const note = row?.note ?? null;
    if (note === null) throw new UserError('MW-NOTE-NOT-FOUND', `There is no note of a case ${id}.`, 404);
    return shownImpactNote(note, localeOf(acceptLanguage));
  }
}

const SQL = `SELECT ${impactNoteJson('$1')} AS note`;
