'use strict';
const fs = require('node:fs');

/** Leaves the tally of a run in the file that the test command reads for its closing line. */
module.exports = class TallyReporter {
  onRunComplete(_contexts, results) {
    const out = process.env.DUBAN_TEST_TALLY;
    if (!out) return;
    fs.writeFileSync(
      out,
      JSON.stringify({
        passed: results.numPassedTests,
        failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      }),
    );
  }
};
