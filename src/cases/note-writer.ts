import type { EntityManager } from 'typeorm';

/** Writes the CX-impact note of a case, within the transaction that opens it. */
export abstract class NoteWriter {
  abstract write(
    manager: EntityManager,
    about: { readonly caseId: string; readonly brandId: string; readonly alertIds: readonly string[] },
  ): Promise<void>;
}
