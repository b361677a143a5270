import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckPolicies } from './check-policies.service.js';
import { PoliciesController } from './policies.controller.js';
import { PoliciesService } from './policies.service.js';
import { PolicyChange } from './policy-change.entity.js';
import { PolicyCheck } from './policy-check.entity.js';
import { PolicyDocument } from './policy-document.entity.js';
import { PolicyVersion } from './policy-version.entity.js';
import { PolicyWork } from './policy-work.js';
import { AddressReader } from './read-address.js';
import { RecordChecks } from './record-checks.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([PolicyDocument, PolicyCheck, PolicyVersion, PolicyChange])],
  controllers: [PoliciesController],
  providers: [PoliciesService, CheckPolicies, RecordChecks, AddressReader, PolicyWork],
  exports: [PoliciesService, CheckPolicies, PolicyWork],
})
export class PoliciesModule {}
