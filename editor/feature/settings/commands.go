package settings

import (
	"errors"
	"fmt"
	"os"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/commands"
	"hx/editor/config"
	"hx/themes"
)

// Connect lets the feature's commands know where the settings come from.
func Connect(env *command.Env, files Files) {
	env.Settings = files
	env.ThemeForBackground = func() {
		if t := env.Ed.Conf.Theme; t.Name == "" && (t.Light != "" || t.Dark != "") {
			Report(env.Ed, files.applyTheme(env.Ed))
		}
	}
	env.ThemeNames = func() []string { return themes.Names(files.Dirs.Themes()) }
}

// Of returns where the settings of a running editor come from.
func Of(env *command.Env) Files {
	f, _ := env.Settings.(Files)
	return f
}

func filesOf(c *command.Context) Files { return Of(c.Env) }

// Commands is the family of the settings.
var Commands = []*command.Typed{
	{Name: "set-option", Aliases: []string{"set"}, Doc: "Set an option until the configuration is reloaded, such as :set line-number relative", Args: cmdline.Signature{Min: 2, Max: 2, RawAfter: 1, Usage: "OPTION VALUE", Completers: []cmdline.Completer{"options", "values"}}, Run: setOption},
	{Name: "toggle-option", Aliases: []string{"toggle"}, Doc: "Switch an option over, or to the next of the given values", Args: cmdline.Signature{Min: 1, Max: cmdline.Any, Usage: "OPTION [VALUE...]", Completers: []cmdline.Completer{"options", "values"}}, Run: toggleOption},
	{Name: "get-option", Aliases: []string{"get"}, Doc: "Show the value of an option", Args: cmdline.Signature{Min: 1, Max: 1, Usage: "OPTION", Completers: []cmdline.Completer{"options"}}, Run: getOption},
	{Name: "theme", Doc: "Show the theme's name, or change the theme (shown while you choose)", Args: cmdline.Signature{Max: 1, Usage: "[NAME]", Completers: []cmdline.Completer{"themes"}}, Preview: preview, Run: setTheme},
	{Name: "theme-keep", Doc: "Write the theme in use into config.toml, whose comments stay", Run: keepTheme},
	{Name: "config-reload", Doc: "Read config.toml and languages.toml again", Run: func(c *command.Context, _ cmdline.Args) error { filesOf(c).Reload(c.Env); return nil }},
	{Name: "config-open", Doc: "Open the user's config.toml", Run: func(c *command.Context, _ cmdline.Args) error { return openFile(c, filesOf(c).Config) }},
	{Name: "config-open-workspace", Doc: "Open the workspace's config.toml", Run: func(c *command.Context, _ cmdline.Args) error {
		return openFile(c, config.WorkspaceFile(commands.Workspace(c.Ed.Dir()), "config.toml"))
	}},
	{Name: "config-import", Doc: "Copy the settings of Helix (config.toml, languages.toml, themes) to where hx reads them", Run: importHelix},
	{Name: "log-open", Doc: "Open the log file", Run: func(c *command.Context, _ cmdline.Args) error { return openFile(c, filesOf(c).Dirs.Log()) }},
}

func openFile(c *command.Context, path string) error {
	if path == "" {
		return errors.New("there is no such file in this session")
	}
	d, err := c.Ed.Open(path)
	if err != nil {
		return err
	}
	c.PushJump()
	c.Ed.Show(d)
	return nil
}

func setOption(c *command.Context, args cmdline.Args) error {
	conf, err := config.Set(c.Ed.Conf, args.First(), args.At(1))
	if err != nil {
		return err
	}
	c.Ed.Configure(conf)
	return nil
}

func toggleOption(c *command.Context, args cmdline.Args) error {
	conf, err := config.Toggle(c.Ed.Conf, args.First(), args.All()[1:]...)
	if err != nil {
		return err
	}
	c.Ed.Configure(conf)
	value, err := config.Get(conf, args.First())
	if err == nil {
		c.Status("'%s' is now set to %s", args.First(), value)
	}
	return err
}

func getOption(c *command.Context, args cmdline.Args) error {
	value, err := config.Get(c.Ed.Conf, args.First())
	if err == nil {
		c.Status("%s", value)
	}
	return err
}

func setTheme(c *command.Context, args cmdline.Args) error {
	if args.Len() == 0 {
		c.Status("%s", c.Ed.Theme.Name())
		return nil
	}
	theme, problems, err := filesOf(c).LoadTheme(c.Ed, args.First())
	if err != nil {
		return err
	}
	c.Ed.Theme = theme
	OfferTheme(c.Env)
	Report(c.Ed, problems)
	return nil
}

// preview shows a theme while its name is typed; false when there is none.
func preview(c *command.Context, name string) bool {
	theme, _, err := filesOf(c).LoadTheme(c.Ed, name)
	if err != nil {
		return false
	}
	c.Ed.Theme = theme
	return true
}

// importHelix copies what the user has set up for Helix, without overwriting.
func importHelix(c *command.Context, _ cmdline.Args) error {
	home, _ := os.UserHomeDir()
	from := config.HelixDir(os.Getenv, home)
	plan, err := config.PlanImport(from, filesOf(c).Dirs, false)
	if err != nil {
		return err
	}
	if len(plan.Pending()) == 0 {
		return fmt.Errorf("nothing to copy from %s", from)
	}
	n, err := plan.Apply()
	if err != nil {
		return err
	}
	filesOf(c).Reload(c.Env)
	c.Status("%d files copied from %s", n, from)
	return nil
}
