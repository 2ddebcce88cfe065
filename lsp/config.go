package lsp

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"hx/lsp/link"
)

// Config is the definition of one server, as in [language-server.NAME].
type Config struct {
	// Command is a program, or tcp://host:port. With blanks in it, as in "ssh
	// host gopls", and no program of that name, it is a program with arguments.
	Command     string
	Args        []string
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

// Program returns what a command starts, and with which arguments.
func Program(command string, args []string) (string, []string) {
	words := strings.Fields(command)
	if len(words) < 2 || link.IsAddress(command) {
		return command, args
	}
	if _, err := exec.LookPath(command); err == nil {
		return command, args
	}
	return words[0], slices.Concat(words[1:], args)
}

func (c *Config) program() (string, []string) { return Program(c.Command, c.Args) }

// remote reports whether the server runs on another machine.
func (c *Config) remote() bool {
	program, _ := c.program()
	return link.IsAddress(program) || filepath.Base(program) == "ssh"
}

// enclosures are programs that start others where these do not see our
// processes.
var enclosures = []string{"docker", "podman", "nerdctl", "kubectl", "distrobox", "toolbox", "flatpak-spawn"}

// elsewhere reports whether the server cannot see our processes.
func (c *Config) elsewhere() bool {
	program, _ := c.program()
	return c.remote() || len(c.PathMapping) > 0 || slices.Contains(enclosures, filepath.Base(program))
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
