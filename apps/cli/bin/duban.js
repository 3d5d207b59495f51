#!/usr/bin/env node
'use strict';
require('../../../.config/register.cjs');
require('../src/main.ts');
