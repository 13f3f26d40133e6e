import { Socket } from 'node:net';
import { engineJobs } from './process/jobs';
import { serve } from './process/serve';

// Ctrl-C reaches the whole process group: whoever started the engine decides what becomes of it.
process.on('SIGINT', () => {});

/** The client's stream is file descriptor 3; stdout and stderr are the log. */
serve(new Socket({ fd: 3, readable: true, writable: true }), engineJobs, { onGone: () => process.exit(0) });
