import { Type } from 'typebox';
import { answerParent, handler } from './rpc.ts';

// Loaded before the app's own main.ts, which is otherwise started as in production: the server ends when the bench is gone,
// and tells how much memory it holds.
answerParent({
  memory: handler(Type.Null(), () => process.memoryUsage.rss()),
  // Told in kilobytes.
  peakMemory: handler(Type.Null(), () => process.resourceUsage().maxRSS * 1024),
});
