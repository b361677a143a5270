import { NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { UserError } from '../../../src/platform/errors/user-error.js';
import { instant } from '../../../src/platform/http/instant.js';
import { InvalidInput } from '../../../src/platform/http/problem.js';
import { refusalOf } from '../../../src/platform/http/problem.filter.js';

const failedQuery = (code: string): QueryFailedError =>
  new QueryFailedError('SELECT secret', [], Object.assign(new Error('from the driver'), { code }));

describe('what a person is told about an error', () => {
  it('is its own message and code when it was made for people', () => {
    expect(refusalOf(new UserError('MW-X', 'Do this.', 409))).toEqual({
      status: 409,
      code: 'MW-X',
      detail: 'Do this.',
    });
  });

  it('names the fields that are wrong, wherever the check was made', () => {
    const { error } = z
      .object({ lines: z.array(z.object({ until: z.iso.date('must be a date') })) })
      .safeParse({ lines: [{ until: 'x' }] });
    expect(refusalOf(error)).toEqual({
      status: 400,
      code: 'MW-INVALID',
      detail: 'The input is not valid. lines.0.until: must be a date',
      errors: [{ path: 'lines.0.until', message: 'must be a date' }],
    });
  });

  it('stays short however many fields are wrong', () => {
    const issues = Array.from({ length: 10_000 }, (_, index) => ({ message: 'wrong', path: [index] }));
    expect(new InvalidInput(issues).errors).toHaveLength(50);
    expect(new InvalidInput(issues).message.length).toBeLessThan(200);
  });

  it('says that nothing is there, or that the service is away', () => {
    expect(refusalOf(new NotFoundException('Cannot GET /api/x'))).toMatchObject({
      status: 404,
      code: 'MW-NOT-FOUND',
      detail: 'There is nothing at GET /api/x.',
    });
    expect(refusalOf(new ServiceUnavailableException())).toMatchObject({ status: 503, code: 'MW-AWAY' });
  });

  it.each(['57P01', '08006', 'ECONNREFUSED'])('says that the database is away when it is (%s)', (code) => {
    expect(refusalOf(failedQuery(code))).toMatchObject({ status: 503, code: 'MW-DB-AWAY' });
  });

  it('says that the database is away when not even a connection can be made', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(refusalOf(refused)).toMatchObject({ status: 503, code: 'MW-DB-AWAY' });
  });

  it.each([new Error('password is hunter2'), failedQuery('42P01'), 'a string', null, undefined, { status: 200 }])(
    'gives nothing away about an error that nobody foresaw (%p)',
    (error) => {
      const refusal = refusalOf(error);
      expect(refusal).toMatchObject({ status: 500, code: 'MW-INTERNAL' });
      expect(JSON.stringify(refusal)).not.toMatch(/hunter2|secret|driver/);
    },
  );
});

describe('an instant in an answer', () => {
  it('leaves as ISO 8601 in UTC', () => {
    expect(instant.parse(new Date(Date.UTC(2026, 10, 22, 10)))).toBe('2026-11-22T10:00:00.000Z');
    expect(instant.parse('2026-11-22T10:00:00Z')).toBe('2026-11-22T10:00:00Z');
  });

  it.each([new Date(NaN), 'yesterday', 0])('is refused when it is none (%p)', (value) => {
    expect(instant.safeParse(value).success).toBe(false);
  });
});
