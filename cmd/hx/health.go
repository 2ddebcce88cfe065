package main

import (
	"fmt"

	"hx/editor/config"
)

// health reports on the installation; the exit code is 1 when something that
// was asked for is missing.
func health(f *flags) int {
	dirs, err := config.UserDirs()
	if err != nil {
		return fail(err)
	}
	fmt.Println(version())
	fmt.Println("config: ", dirs.ConfigFile())
	fmt.Println("languages: ", dirs.LanguagesFile())
	fmt.Println("themes: ", dirs.Themes())
	fmt.Println("log: ", dirs.Log())
	return 0
}

func grammar(f *flags) int {
	return fail(fmt.Errorf("grammar action %q is not available yet", f.grammar[0]))
}
