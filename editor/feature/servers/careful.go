package servers

import (
	"encoding/json"
	"path/filepath"
)

// careful are settings with which a server does not run what a workspace brings
// along, for workspaces that are not trusted. The server itself is the user's.
var careful = map[string]map[string]any{
	"rust-analyzer": { // build scripts, procedural macros and cargo check run the workspace's code
		"cargo": map[string]any{"buildScripts": map[string]any{"enable": false}}, "procMacro": map[string]any{"enable": false}, "checkOnSave": false,
	},
}

// withCare puts what keeps a server from running the workspace's code over its
// settings, which are JSON text.
func withCare(command, settings string) string {
	over, ok := careful[filepath.Base(command)]
	if !ok {
		return settings
	}
	all := map[string]any{}
	if json.Unmarshal([]byte(settings), &all) != nil || all == nil {
		all = map[string]any{} // none, or none that a server would understand
	}
	layOver(all, over)
	out, err := json.Marshal(all)
	if err != nil {
		return settings
	}
	return string(out)
}

// layOver puts values over others, within objects too.
func layOver(all, over map[string]any) {
	for key, v := range over {
		inner, object := v.(map[string]any)
		if !object {
			all[key] = v
			continue
		}
		below, ok := all[key].(map[string]any)
		if !ok {
			below = map[string]any{}
			all[key] = below
		}
		layOver(below, inner)
	}
}
