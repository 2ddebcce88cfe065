package syntax

import (
	"errors"
	"strings"
	"testing"

	hxruntime "hx/runtime"
)

// A report tells where a program is, or how to get it.
func TestHealthLocatesPrograms(t *testing.T) {
	reg := NewRegistry(hxruntime.Builtin(), hxruntime.Over())
	reg.Locate = func(command string) (string, error) {
		if command == "gopls" {
			return "/opt/gopls", nil
		}
		return "", errors.New("get " + command + " from its page")
	}
	var b strings.Builder
	reg.WriteHealth(&b, "go")
	for _, want := range []string{"✓ gopls: /opt/gopls\n", "✘ golangci-lint-lsp: get golangci-lint-langserver from its page\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
}
