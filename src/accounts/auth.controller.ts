import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { Request as Incoming, Response as Outgoing } from 'express';
import type { z } from 'zod';
import { UserError } from '../platform/errors/user-error.js';
import { Answers } from '../platform/http/answers.js';
import { Public } from '../platform/http/public.js';
import { credentials, done, session, signedInUser } from './account.schema.js';
import { AuthService } from './auth.service.js';

/** Only these doors of the sign-in library are open; everything else that it can do has no address here. */
@Public()
@Controller('api/auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('sign-in/email')
  @HttpCode(200)
  @Answers(session)
  async signIn(
    @Req() request: Incoming,
    @Res({ passthrough: true }) response: Outgoing,
    @Body({ schema: credentials }) { email }: z.infer<typeof credentials>,
  ): Promise<z.infer<typeof session>> {
    const answer = await this.auth.forward(request, '/sign-in/email');
    if (!answer.ok) {
      if (answer.status === 429) throw tooMany(answer, response);
      if (answer.status >= 500) throw new Error(`The sign-in library answered ${answer.status}`);
      await this.auth.record('sign-in-refused', email, request.ip);
      throw new UserError('MW-SIGN-IN-REFUSED', 'The e-mail address or the password is not right.', 401);
    }
    const { user } = (await answer.json()) as { user: unknown };
    const signedIn = signedInUser.parse(user);
    await this.auth.record('signed-in', signedIn.email, request.ip);
    response.setHeader('Set-Cookie', answer.headers.getSetCookie());
    return { user: signedIn };
  }

  @Post('sign-out')
  @HttpCode(200)
  @Answers(done)
  async signOut(
    @Req() request: Incoming,
    @Res({ passthrough: true }) response: Outgoing,
  ): Promise<z.infer<typeof done>> {
    const before = await this.auth.sessionOf(request);
    const answer = await this.auth.forward(request, '/sign-out');
    if (answer.status >= 500) throw new Error(`The sign-in library answered ${answer.status}`);
    if (before !== null) await this.auth.record('signed-out', before.user.email, request.ip);
    response.setHeader('Set-Cookie', answer.headers.getSetCookie());
    return { ok: true };
  }

  @Post('sign-up/email')
  @ApiExcludeEndpoint()
  signUp(): never {
    throw new UserError('MW-SIGN-UP-CLOSED', 'Nobody can sign up here. Ask an admin for an account.', 403);
  }
}

function tooMany(answer: Response, response: Outgoing): UserError {
  const seconds = Number(answer.headers.get('x-retry-after') ?? 60);
  response.setHeader('Retry-After', String(seconds));
  return new UserError('MW-TOO-MANY', `Too many tries to sign in. Try again in ${seconds} seconds.`, 429);
}
