package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// release is set when a release is built.
var release = "dev"

// version tells release, commit, Go and target.
func version() string {
	commit := "unknown commit"
	if info, ok := debug.ReadBuildInfo(); ok {
		dirty := ""
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision" && len(s.Value) >= 12:
				commit = s.Value[:12]
			case s.Key == "vcs.modified" && s.Value == "true":
				dirty = "+changes"
			}
		}
		commit += dirty
	}
	return fmt.Sprintf("hx %s (%s) %s %s/%s", release, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
