package shell

import (
	"context"
	"strings"
	"testing"
)

func TestEndlessOutputEnds(t *testing.T) {
	_, err := Run(context.Background(), Spec{Shell: []string{"sh", "-c"}, Dir: t.TempDir(), Line: "yes", Limit: 10 << 10})
	if err == nil || !strings.Contains(err.Error(), "more than 10240 bytes") {
		t.Errorf("%v", err)
	}
}
