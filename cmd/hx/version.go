package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"hx/editor/syntax"
)

// release and commit are set when a release is built.
var release, commit = "dev", ""

// version tells release, commit, Go, target and grammars.
func version() string {
	grammars := syntax.Grammars()
	list := "none (built without C): few colours, no syntax trees"
	if len(grammars) > 0 {
		list = fmt.Sprintf("%d (%s)", len(grammars), strings.Join(grammars, " "))
	}
	return fmt.Sprintf("hx %s (%s) %s %s\ngrammars: %s", release, commitOf(), runtime.Version(), target(), list)
}

// commitOf is the commit that the program was built from.
func commitOf() string {
	if commit != "" {
		return commit
	}
	hash, dirty := setting("vcs.revision"), setting("vcs.modified")
	if len(hash) < 12 {
		return "unknown commit"
	}
	if dirty == "true" {
		return hash[:12] + "+changes"
	}
	return hash[:12]
}

// target is what the program was built for: linux/arm v6.
func target() string {
	s := runtime.GOOS + "/" + runtime.GOARCH
	if arm, _, _ := strings.Cut(setting("GOARM"), ","); arm != "" {
		s += " v" + arm
	}
	return s
}

// setting is something that Go noted about the build.
func setting(key string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}
