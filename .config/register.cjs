'use strict';
// TypeScript is run from its sources: one transpiler for the CLI, the API and the worker.
const path = require('node:path');
process.env.TS_NODE_PROJECT ??= path.join(__dirname, '..', 'tsconfig.base.json');
process.env.SWC_NODE_PROJECT ??= path.join(__dirname, '..', 'tsconfig.base.json');
require('reflect-metadata');
require('@swc-node/register');
