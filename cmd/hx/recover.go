package main

import (
	"fmt"
	"os"

	"hx/editor/config"
	"hx/editor/feature/journal"
)

// listLeft writes what was left behind, one on each line, for programs.
func listLeft() int {
	dirs, err := config.UserDirs()
	if err != nil {
		return fail(err)
	}
	for _, e := range journal.Left(dirs.Journals()) {
		fmt.Printf("%s\t%q\t%s\n", e.Time.Format("2006-01-02 15:04:05"), e.Name(), e.Reason)
	}
	return 0
}

func onTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
