package main

import (
	"math"
	"runtime/debug"

	"hx/editor"
	"hx/editor/config"
)

// limitMemory keeps the option memory-limit in force: near it the garbage
// collector works more and gives back what is free. C memory, that is syntax
// trees, is not counted.
func limitMemory(ed *editor.Editor) {
	apply := func(ed *editor.Editor, _ *config.Config) {
		limit := ed.Conf.Editor.Limits.Memory
		if limit == 0 {
			limit = math.MaxInt64
		}
		debug.SetMemoryLimit(limit)
	}
	ed.Hooks.Configured = append(ed.Hooks.Configured, apply)
	apply(ed, ed.Conf)
}
