import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SecretSetting } from './secret-setting.entity.js';
import { SecretSettings } from './secret-settings.service.js';

/** Settings that are kept sealed. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([SecretSetting])],
  providers: [SecretSettings],
  exports: [SecretSettings],
})
export class SecretsModule {}
