package settings

import (
	"context"
	"errors"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/job"
)

// OfferTheme tells how the theme in use is kept, unless it is the one that
// config.toml names.
func OfferTheme(env *command.Env) {
	ed := env.Ed
	if f := Of(env); f.Config != "" && ed.Theme.Name() != ed.Conf.Theme.Pick(ed.Dark()) {
		ed.Status("%s; :theme-keep writes it into config.toml", ed.Theme.Name())
	}
}

// themeOption is the option that names the theme in use: one for each background
// where the user has a pair.
func themeOption(conf *config.Config, dark, known bool) string {
	switch t := conf.Theme; {
	case t.Light == "" && t.Dark == "":
		return "theme"
	case !known && t.Fallback != "":
		return "theme.fallback"
	case known && !dark:
		return "theme.light"
	}
	return "theme.dark"
}

// keepTheme writes the theme in use into config.toml, whose comments and layout
// stay as they are.
func keepTheme(c *command.Context, _ cmdline.Args) error {
	file, name := filesOf(c).Config, c.Ed.Theme.Name()
	if file == "" {
		return errors.New("there is no config.toml to write to")
	}
	dark, known := c.Ed.Dark()
	option := themeOption(c.Ed.Conf, dark, known)
	job.Go(c.Ed.Jobs, job.Spec{Key: "theme-keep", Class: job.Wait}, func(context.Context) (struct{}, error) {
		return struct{}{}, config.PersistFile(file, option, name)
	}, func(_ struct{}, err error) {
		if err != nil {
			c.Fail("%s", err)
			return
		}
		kept := *c.Ed.Conf
		switch option {
		case "theme.light":
			kept.Theme.Light = name
		case "theme.dark":
			kept.Theme.Dark = name
		case "theme.fallback":
			kept.Theme.Fallback = name
		default:
			kept.Theme.Name = name
		}
		c.Ed.Conf = &kept
		c.Status("%s = %q written into %s", option, name, file)
	})
	return nil
}
