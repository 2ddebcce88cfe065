package main

import (
	"testing"

	"hx/internal/usage"
)

// TestEveryFlagDoesSomething: the table and what flags do agree.
func TestEveryFlagDoesSomething(t *testing.T) {
	for _, o := range usage.Options {
		if setters[o.Long] == nil {
			t.Errorf("--%s does nothing", o.Long)
		}
	}
	if len(setters) != len(usage.Options) {
		t.Errorf("%d flags are listed, %d are read", len(usage.Options), len(setters))
	}
}
