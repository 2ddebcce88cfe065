package link

import (
	"context"
	"strings"
	"testing"
)

func TestEndlessOutputEnds(t *testing.T) {
	if _, err := Output(context.Background(), "yes"); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("%v", err)
	}
}
