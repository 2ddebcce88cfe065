package commands_test

import (
	"flag"
	"testing"

	"hx/internal/hxtest"
)

var update = flag.Bool("update", false, "write the outcomes into testdata/*.spec")

// TestSpecs plays what testdata/*.spec claim about the commands.
func TestSpecs(t *testing.T) { hxtest.RunSpecs(t, "testdata/*.spec", *update) }
