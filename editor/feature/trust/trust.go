// Package trust remembers which workspaces the user trusts. Until then nothing
// that a workspace brings along runs: not its settings, not its repository's
// filters, and, if the options say so, no language servers.
//
// A workspace is trusted as it is: when its settings change, it has to be
// trusted anew. Nobody is asked in the middle of work; a mark in the message
// line tells that something of the workspace is not in use.
package trust

import (
	"os"
	"path/filepath"
	"strings"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/commands"
	"hx/editor/config"
	"hx/editor/document"
	hxruntime "hx/runtime"
)

// state of a workspace.
type state uint8

const (
	untrusted state = iota
	trusted
	excluded // untrusted, and not to be mentioned
	stale    // it was trusted, but its settings have changed since
)

// Trust is the feature.
type Trust struct {
	env   *command.Env
	store store
	dir   string // the working directory that warns speaks of
	warns bool   // something of this workspace is not in use
	told  bool
}

// Connect hangs the feature into an editor. Records are kept in dir; "" keeps
// them in memory.
func Connect(env *command.Env, dir string) {
	t := &Trust{env: env, store: store{dir: dir, memory: map[string]record{}}}
	ed := env.Ed
	env.Trust = t
	env.WorkspaceFile = t.file
	ed.Permit = t.permit
	ed.Looks.Alerts = append(ed.Looks.Alerts, t.alert)
	ed.Hooks.Settle = append(ed.Hooks.Settle, t.settle)
	ed.Hooks.Configured = append(ed.Hooks.Configured, func(*editor.Editor, *config.Config) { t.dir = "" })
	ed.Hooks.Saved = append(ed.Hooks.Saved, func(*editor.Editor, *document.Document) { t.dir = "" })
}

// rootOf returns the workspace that a file or folder lies in, without links:
// what a link leads to could change.
func rootOf(path string) string {
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		path = filepath.Dir(path)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return commands.Workspace(path)
}

// state reads what is known of a workspace; files are looked at each time, for
// they may change at any.
func (t *Trust) state(root string) state {
	if t.always(root) {
		return trusted
	}
	r, ok := t.store.read(root)
	switch {
	case !ok:
		return untrusted
	case !r.trusted:
		return excluded
	}
	if now, err := fingerprint(root); err != nil || now != r.print {
		return stale
	}
	return trusted
}

// always tells whether the user's own settings trust a workspace.
func (t *Trust) always(root string) bool {
	for _, glob := range t.env.Ed.Conf.Editor.WorkspaceTrust.Trusted {
		if glob == "~" || strings.HasPrefix(glob, "~/") {
			home, err := os.UserHomeDir()
			if err != nil {
				continue
			}
			glob = home + glob[1:]
		}
		if glob = strings.TrimRight(glob, "/"); hxruntime.MatchGlob(glob, root) {
			return true
		}
	}
	return false
}

// permit answers Editor.May.
func (t *Trust) permit(p editor.Permission, path string) bool {
	switch t.env.Ed.Conf.Editor.WorkspaceTrust.Level {
	case config.TrustInsecure:
		return true
	case config.TrustServers:
		if p == editor.RunServers {
			return true
		}
	}
	return t.state(rootOf(path)) == trusted
}

// file answers Env.WorkspaceFile.
func (t *Trust) file(name string) string {
	dir := t.env.Ed.Dir()
	if !t.permit(editor.RunPrograms, dir) {
		return ""
	}
	return config.WorkspaceFile(rootOf(dir), name)
}

// settle looks at the workspace again when the working directory or the
// settings have changed.
func (t *Trust) settle(ed *editor.Editor) {
	if t.dir == ed.Dir() {
		return
	}
	t.dir = ed.Dir()
	t.warns = false
	o := ed.Conf.Editor.WorkspaceTrust
	if !o.Prompt || o.Level == config.TrustInsecure {
		return
	}
	root := rootOf(t.dir)
	own := hasSettings(root)
	if !own && o.Level == config.TrustServers {
		return // there is nothing to gain
	}
	switch t.state(root) {
	case untrusted:
		t.warns = true
		if own {
			t.tell("[⚠] settings of this workspace are not used: :workspace-trust or -exclude it")
		} else {
			t.tell("[⚠] language servers do not run here: :workspace-trust or -exclude it")
		}
	case stale:
		t.warns = true
		t.tell("[⚠] settings of this workspace have changed: :workspace-trust trusts them anew")
	}
}

// tell explains the mark once, unless there is something of weight to read.
func (t *Trust) tell(message string) {
	if !t.told && t.env.Ed.Msg.Severity == editor.Note {
		t.told = true
		t.env.Ed.Status("%s", message)
	}
}

// alert is the mark in the message line.
func (t *Trust) alert(*editor.Editor) editor.StyledText {
	if !t.warns {
		return editor.StyledText{}
	}
	return editor.StyledText{Text: "[⚠]", Scope: "warning"}
}
