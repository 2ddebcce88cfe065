//go:build cgo

package trees_test

import (
	"flag"
	"testing"

	"hx/internal/hxtest"
)

var update = flag.Bool("update", false, "write the spec files anew")

func TestSpecs(t *testing.T) { hxtest.RunSpecs(t, "testdata/*.spec", *update) }
