package lsp

import (
	"slices"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"hx/lsp/link"
)

// Config is the definition of one server, as in [language-server.NAME].
type Config struct {
	Command     string   // a program, or tcp://host:port
	Args        []string //
	Environment []string // NAME=VALUE, on top of our own
	// Settings is JSON text, "" for none. It is sent as initialisation options
	// and answered to configuration requests; its member "format" goes into
	// formatting options.
	Settings string
	Timeout  time.Duration // longest wait for an answer; 0 means 20 s
	// RequiredRootPatterns, if any, keep the server from starting where the
	// root folder has no entry that matches one of them.
	RequiredRootPatterns []string
	PathMapping          []PathMapping // folders that are elsewhere for the server
	// ReadCommand prints a file that only the server can reach; the path
	// there is added as last argument. Empty: such files cannot be opened.
	ReadCommand []string
	// MinFreeMemory is how many bytes must be available before the program is
	// started; below, the user is asked. 0 means any.
	MinFreeMemory int64
}

const defaultTimeout = 20 * time.Second

func (c *Config) timeout() time.Duration {
	if c.Timeout > 0 {
		return c.Timeout
	}
	return defaultTimeout
}

// elsewhere reports whether the server cannot see our processes.
func (c *Config) elsewhere() bool {
	return link.IsAddress(c.Command) || len(c.PathMapping) > 0
}

// settings returns the settings as JSON, or nil when there are none.
func (c *Config) settings() jsontext.Value {
	if v := jsontext.Value(c.Settings); v.IsValid(lax...) {
		return v
	}
	return nil
}

// Use is a server in the list of a language's servers.
type Use struct {
	Name   string
	Only   []Feature // if not empty, nothing else is asked of it
	Except []Feature
}

// kin maps features that have no name of their own in configurations to the
// one whose rules hold for them.
var kin = map[Feature]Feature{FeatureRangeFormat: FeatureFormat, FeatureOnTypeFormat: FeatureFormat}

func (u *Use) allows(f Feature) bool {
	named := func(list []Feature) bool {
		return slices.Contains(list, f) || kin[f] != "" && slices.Contains(list, kin[f])
	}
	if len(u.Only) > 0 && !named(u.Only) {
		return false
	}
	return !named(u.Except)
}

// Workspace is the folder the editor works in.
type Workspace struct {
	Path string // absolute
	// Found tells that a marker such as .git was found there; otherwise it is
	// merely the working folder, which is no root by itself.
	Found bool
	// Roots are folders of the workspace, relative to it, that are roots of
	// their own (workspace-lsp-roots).
	Roots []string
}
