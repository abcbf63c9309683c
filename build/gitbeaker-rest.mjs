// Stands in for the half of gitbeaker that speaks HTTP: each of our calls brings its own `requesterFn`, and presets for all
// of its 180 resources would keep every one of them in the bundle.
export * from '@gitbeaker/core';
