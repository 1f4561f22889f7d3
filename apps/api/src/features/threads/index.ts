export { postCreated, type Draft, type HideReason, type HideReasons, type PostCreated, type Screener } from './ports.ts';
export { plainExcerpt } from './render/excerpt.ts';
export { createRenderer, type Render } from './render/renderer.ts';
