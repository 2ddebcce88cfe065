package clip

import (
	"os"
	"os/exec"
	"runtime"
)

// Env is what detection looks at.
type Env struct {
	OS     string                   // runtime.GOOS
	Get    func(name string) string // environment variable
	Exists func(program string) bool
}

// System is the real environment.
func System() Env {
	return Env{runtime.GOOS, os.Getenv, func(program string) bool {
		_, err := exec.LookPath(program)
		return err == nil
	}}
}

func (e Env) all(programs ...string) bool {
	for _, p := range programs {
		if !e.Exists(p) {
			return false
		}
	}
	return true
}

// candidates are tried in order. The terminal comes early over SSH, where
// programs would reach the clipboard of the wrong machine; tmux before it, for
// it passes the text on and can be read.
var candidates = []struct {
	name string
	fits func(Env) bool
}{
	{"termux", func(e Env) bool { return e.all("termux-clipboard-set", "termux-clipboard-get") }},
	{"tmux", func(e Env) bool { return e.Get("TMUX") != "" && e.all("tmux") }},
	{"termcode", Env.remote},
	{"termcode", func(e Env) bool { return e.Get("TERM_PROGRAM") == "WezTerm" }},
	{"pasteboard", func(e Env) bool { return e.OS == "darwin" && e.all("pbcopy", "pbpaste") }},
	{"wayland", func(e Env) bool { return e.Get("WAYLAND_DISPLAY") != "" && e.all("wl-copy", "wl-paste") }},
	{"x-clip", func(e Env) bool { return e.Get("DISPLAY") != "" && e.all("xclip") }},
	{"x-sel", func(e Env) bool { return e.Get("DISPLAY") != "" && e.all("xsel") }},
	{"win32-yank", func(e Env) bool { return e.all("win32yank.exe") }},
}

func (e Env) remote() bool {
	return e.Get("SSH_TTY") != "" || e.Get("SSH_CONNECTION") != "" || e.Get("SSH_CLIENT") != ""
}

// Detect names the first provider that fits.
func Detect(e Env) string {
	for _, c := range candidates {
		if c.fits(e) {
			return c.name
		}
	}
	return "termcode"
}
