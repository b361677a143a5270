#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
console.log(Command.name, CommanderError.name);
