import * as z from 'zod';

// zod tries to compile checks with `new Function`, which the pages' policy forbids and browsers then report. Programs
// import this first, before anything makes a schema.
z.config({ jitless: true });
