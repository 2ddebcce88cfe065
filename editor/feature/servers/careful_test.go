package servers

import "testing"

func TestUntrustedWorkspacesBuildNothing(t *testing.T) {
	const closed = `"procMacro":{"enable":false}`
	for _, c := range []struct{ command, settings, want string }{
		{"rust-analyzer", "", `{"cargo":{"buildScripts":{"enable":false}},"checkOnSave":false,` + closed + `}`},
		{"/opt/bin/rust-analyzer", `{"cargo":{"features":"all","buildScripts":{"enable":true}},"procMacro":7,"x":1}`,
			`{"cargo":{"buildScripts":{"enable":false},"features":"all"},"checkOnSave":false,` + closed + `,"x":1}`},
		{"rust-analyzer", `[broken`, `{"cargo":{"buildScripts":{"enable":false}},"checkOnSave":false,` + closed + `}`},
		{"gopls", `{"x":1}`, `{"x":1}`},
	} {
		if got := withCare(c.command, c.settings); got != c.want {
			t.Errorf("%s with %s: %s, want %s", c.command, c.settings, got, c.want)
		}
	}
}
