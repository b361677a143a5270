import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountEvent } from './account-event.entity.js';
import { ApiToken } from './api-token.entity.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokens } from './api-tokens.service.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SetupController } from './setup.controller.js';
import { SetupService } from './setup.service.js';
import { TokenGuard } from './token.guard.js';
import { User } from './user.entity.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([AccountEvent, ApiToken, User])],
  controllers: [ApiTokensController, AuthController, SessionController, SetupController],
  providers: [
    ApiTokens,
    AuthService,
    SetupService,
    UsersService,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: TokenGuard },
  ],
  exports: [SetupService, UsersService],
})
export class AccountsModule {}
