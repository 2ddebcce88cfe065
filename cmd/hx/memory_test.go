package main

import (
	"math"
	"runtime/debug"
	"testing"

	"hx/internal/hxtest"
)

func TestTheMemoryLimitFollowsTheOption(t *testing.T) {
	defer debug.SetMemoryLimit(math.MaxInt64)
	s := hxtest.New(t, hxtest.Options{Config: "[editor]\nmemory-limit = \"100M\"\n"})
	limitMemory(s.Ed)
	if got := debug.SetMemoryLimit(-1); got != 100<<20 {
		t.Errorf("the limit is %d", got)
	}
	s.Keys(t, ":set memory-limit 0<ret>")
	if got := debug.SetMemoryLimit(-1); got != math.MaxInt64 {
		t.Errorf("without one it is %d", got)
	}
}
