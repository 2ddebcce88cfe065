package config

import (
	"errors"
	"os"
	"path/filepath"
)

// Dirs are the folders of the editor, absolute. None of them need exist; who
// writes makes them, with mode 0700.
type Dirs struct {
	Config string // config.toml, languages.toml, themes, runtime, ignore
	State  string // journals, trust, histories, log
	Cache  string // what can be made again
}

const appName = "hx"

// FindDirs returns the folders by the XDG variables, each of which counts only
// if it is an absolute path, else those below the home folder. home is empty
// when there is none, and then so may be the result: an error tells which
// variable to set.
func FindDirs(getenv func(string) string, home string) (Dirs, error) {
	dir := func(variable, below string) string {
		if base := getenv(variable); filepath.IsAbs(base) {
			return filepath.Join(base, appName)
		}
		if !filepath.IsAbs(home) {
			return ""
		}
		return filepath.Join(home, below, appName)
	}
	d := Dirs{
		Config: dir("XDG_CONFIG_HOME", ".config"),
		State:  dir("XDG_STATE_HOME", filepath.Join(".local", "state")),
		Cache:  dir("XDG_CACHE_HOME", ".cache"),
	}
	if d.Config == "" || d.State == "" || d.Cache == "" {
		return d, errors.New("there is no home folder: set HOME, or XDG_CONFIG_HOME, XDG_STATE_HOME and XDG_CACHE_HOME")
	}
	return d, nil
}

// UserDirs is FindDirs for the running process.
func UserDirs() (Dirs, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	return FindDirs(os.Getenv, home)
}

// Names of files within the folders. Each is empty when the folder is unknown.

// ConfigFile is the user's config.toml.
func (d Dirs) ConfigFile() string { return within(d.Config, "config.toml") }

// LanguagesFile is the user's languages.toml.
func (d Dirs) LanguagesFile() string { return within(d.Config, "languages.toml") }

// Themes is the folder of the user's themes.
func (d Dirs) Themes() string { return within(d.Config, "themes") }

// Runtime is the folder whose files go before the built-in ones.
func (d Dirs) Runtime() string { return within(d.Config, "runtime") }

// IgnoreFile has patterns of files that pickers leave out.
func (d Dirs) IgnoreFile() string { return within(d.Config, "ignore") }

// Log is the log file, unless a flag names another.
func (d Dirs) Log() string { return within(d.State, appName+".log") }

// Journals is the folder of unsaved texts.
func (d Dirs) Journals() string { return within(d.State, "journal") }

// Trust is the folder of the workspaces' trust.
func (d Dirs) Trust() string { return within(d.State, "trust") }

// Open is the folder of locks on the files that are open.
func (d Dirs) Open() string { return within(d.State, "open") }

func within(dir, name string) string {
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, name)
}

// WorkspaceFile returns the file of that name in a workspace's folder of
// settings: that of .hx, or of .helix when only that one has it.
func WorkspaceFile(root, name string) string {
	ours := filepath.Join(root, ".hx", name)
	if !exists(ours) {
		if theirs := filepath.Join(root, ".helix", name); exists(theirs) {
			return theirs
		}
	}
	return ours
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// TerminalFor returns the program that opens another terminal: the configured
// one, else that of the multiplexer the editor runs in, else none.
func (s *System) TerminalFor(getenv func(string) string) Command {
	switch {
	case s.Terminal.Name != "":
		return s.Terminal
	case getenv("TMUX") != "":
		return Command{Name: "tmux", Args: []string{"split-window"}}
	case getenv("WEZTERM_UNIX_SOCKET") != "":
		return Command{Name: "wezterm", Args: []string{"cli", "split-pane"}}
	}
	return Command{}
}
