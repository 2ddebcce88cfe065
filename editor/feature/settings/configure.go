// Package settings brings the configuration to life: keys and theme at start,
// :set and its kin, reloading, and the choice of a theme.
package settings

import (
	"fmt"
	"os"
	"slices"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/config"
	"hx/keymap"
	hxruntime "hx/runtime"
	"hx/themes"
)

// Files says where the settings of a running editor come from.
type Files struct {
	Dirs     config.Dirs
	Config   string // config.toml, or what --config named
	Required bool
}

// RuntimeDirs are the folders with query files of the user's own.
func (f Files) RuntimeDirs() []string {
	if f.Dirs.Config == "" {
		return nil
	}
	return hxruntime.UserDirs(f.Dirs.Config)
}

// Apply gives an editor the keys and the theme that its settings ask for.
func (f Files) Apply(env *command.Env) []config.Problem {
	ed := env.Ed
	keys, problems := ed.Conf.Keymap(keymap.Default(), vocabulary(env.Tables))
	ed.Keys = keys
	return append(problems, f.applyTheme(ed)...)
}

func (f Files) applyTheme(ed *editor.Editor) []config.Problem {
	name := ed.Conf.Theme.Pick(ed.Dark())
	theme, problems, err := f.LoadTheme(ed, name)
	if err != nil {
		return append(problems, config.Problem{What: err.Error()})
	}
	ed.Theme = theme
	return problems
}

// LoadTheme loads a theme as this terminal can show it. An empty name is the
// built-in choice.
func (f Files) LoadTheme(ed *editor.Editor, name string) (*themes.Theme, []config.Problem, error) {
	if name == "" {
		name = defaultTheme(ed)
	}
	theme, warnings, err := themes.Load(name, f.Dirs.Themes())
	if err != nil {
		return nil, nil, err
	}
	var problems []config.Problem
	for _, w := range warnings {
		problems = append(problems, config.Problem{What: w.String(), Warning: true})
	}
	if c := ed.Conf.Editor.MinContrast; c > 0 {
		theme = theme.MinContrast(c)
	}
	return theme.Reduced(ed.Colors), problems, nil
}

func defaultTheme(ed *editor.Editor) string {
	if ed.Colors >= themes.Level16 {
		return "base16_default"
	}
	return "default"
}

// Reload reads the files again. What is wrong is reported, all else works at
// once.
func (f Files) Reload(env *command.Env) {
	ed := env.Ed
	problems := append(f.load(env), f.Apply(env)...)
	if len(problems) == 0 {
		ed.Status("Configuration reloaded")
	}
	Report(ed, problems)
}

// AtStart lays the files of a trusted workspace over the user's, which the
// editor was made with. False: there are none, and nothing has changed.
func (f Files) AtStart(env *command.Env) (problems []config.Problem, own bool) {
	for _, name := range [...]string{"config.toml", "languages.toml"} {
		if path := workspaceFile(env, name); path != "" {
			if _, err := os.Stat(path); err == nil {
				own = true
			}
		}
	}
	if own {
		problems = f.load(env)
	}
	return problems, own
}

// workspaceFile is a file of the workspace if it is trusted, else "".
func workspaceFile(env *command.Env, name string) string {
	if env.WorkspaceFile == nil {
		return ""
	}
	return env.WorkspaceFile(name)
}

// load reads all files and puts them in force.
func (f Files) load(env *command.Env) []config.Problem {
	paths := config.Paths{User: f.Config, Required: f.Required, Workspace: workspaceFile(env, "config.toml")}
	own := workspaceFile(env, "languages.toml")
	conf, problems := config.Load(paths)
	langs, more := config.LoadLanguages(f.Dirs.LanguagesFile(), own)
	if paths.Workspace != workspaceFile(env, "config.toml") || own != workspaceFile(env, "languages.toml") {
		// The workspace was changed while it was read: what was read is not what
		// was trusted.
		paths.Workspace = ""
		conf, problems = config.Load(paths)
		langs, more = config.LoadLanguages(f.Dirs.LanguagesFile())
	}
	ed := env.Ed
	ed.Langs = langs
	ed.Configure(conf)
	for _, hook := range ed.Hooks.Languages {
		hook(ed)
	}
	return append(problems, more...)
}

// vocabulary is what may be bound to keys.
func vocabulary(t *command.Tables) keymap.Vocabulary {
	var static, typed []string
	for _, c := range t.Static {
		static = append(static, c.Name)
	}
	for _, c := range t.Typed {
		typed = append(append(typed, c.Name), c.Aliases...)
	}
	return keymap.Vocabulary{
		Known: func(name string) bool { return t.Find(name) != nil }, Names: slices.Values(static),
		KnownTyped: func(name string) bool { return t.FindTyped(name) != nil }, TypedNames: slices.Values(typed),
	}
}

// Report shows what is wrong in the configuration: the first problem, and how
// many there are.
func Report(ed *editor.Editor, problems []config.Problem) {
	if len(problems) == 0 {
		return
	}
	slices.SortStableFunc(problems, func(a, b config.Problem) int {
		switch {
		case a.Warning == b.Warning:
			return 0
		case b.Warning:
			return -1
		}
		return 1
	})
	for _, p := range problems[1:] {
		ed.Warn("%s", p)
	}
	more := ""
	if n := len(problems) - 1; n > 0 {
		more = fmt.Sprintf(" (and %d more: :messages)", n)
	}
	if problems[0].Warning {
		ed.Warn("%s%s", problems[0], more)
	} else {
		ed.Fail("%s%s", problems[0], more)
	}
}
