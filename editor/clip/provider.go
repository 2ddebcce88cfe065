// Package clip connects the registers + and * with the clipboards of the
// system: by programs, by the terminal (OSC 52), or not at all.
//
// A Board belongs to the loop and never makes it wait: copies are sent by jobs,
// and pasting waits for a program only up to a deadline. Whatever the provider
// does, the editor remembers what it copied itself.
package clip

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Provider is a way to the system's clipboards.
type Provider interface {
	// Name is what the option clipboard-provider calls it.
	Name() string
	// Has reports whether there is this clipboard: the primary one is X11's and
	// Wayland's selection.
	Has(primary bool) bool
	// Write replaces the clipboard. It may take until ctx ends.
	Write(ctx context.Context, primary bool, text string) error
	// Read gives the clipboard's text; errWriteOnly if that cannot be done.
	Read(ctx context.Context, primary bool) (string, error)
}

// errWriteOnly says that a clipboard cannot be read.
var errWriteOnly = errors.New("this clipboard can only be written")

// Command is a program with arguments.
type Command struct {
	Program string
	Args    []string
}

func (c Command) isSet() bool { return c.Program != "" }

// Custom are the user's own commands: Copy* take text on their input, Paste*
// give it on their output. Those for the primary selection may be missing.
type Custom struct {
	Copy, Paste               Command
	CopyPrimary, PastePrimary Command
}

// programs are the providers that work by commands, by name.
var programs = map[string]commands{
	"pasteboard": {name: "pasteboard", copy: cmd("pbcopy"), paste: cmd("pbpaste")},
	"wayland": {
		name: "wayland",
		copy: cmd("wl-copy", "--type", "text/plain"), paste: cmd("wl-paste", "--no-newline"),
		copyPrimary: cmd("wl-copy", "-p", "--type", "text/plain"), pastePrimary: cmd("wl-paste", "-p", "--no-newline"),
	},
	"x-clip": {
		name: "x-clip",
		copy: cmd("xclip", "-i", "-selection", "clipboard"), paste: cmd("xclip", "-o", "-selection", "clipboard"),
		copyPrimary: cmd("xclip", "-i"), pastePrimary: cmd("xclip", "-o"),
	},
	"x-sel": {
		name: "x-sel",
		copy: cmd("xsel", "-i", "-b"), paste: cmd("xsel", "-o", "-b"),
		copyPrimary: cmd("xsel", "-i"), pastePrimary: cmd("xsel", "-o"),
	},
	"win32-yank": {name: "win32-yank", copy: cmd("win32yank.exe", "-i", "--crlf"), paste: cmd("win32yank.exe", "-o", "--lf")},
	// -w also hands the text to the terminal that tmux runs in.
	"tmux":   {name: "tmux", copy: cmd("tmux", "load-buffer", "-w", "-"), paste: cmd("tmux", "save-buffer", "-")},
	"termux": {name: "termux", copy: cmd("termux-clipboard-set"), paste: cmd("termux-clipboard-get")},
}

func cmd(program string, args ...string) Command { return Command{program, args} }

// Names are the values of the option clipboard-provider, without "custom".
func Names() []string {
	return []string{"auto", "pasteboard", "wayland", "x-clip", "x-sel", "win32-yank", "tmux", "termux", "termcode", "none"}
}

// Choose gives the provider of a name; "auto" and "" look for the best one,
// "custom" takes the given commands. Terminal puts a text into the terminal's
// clipboard; it is called on the loop.
func Choose(name string, custom Custom, env Env, terminal func(primary bool, text string)) (Provider, error) {
	if name == "auto" || name == "" {
		name = Detect(env)
	}
	switch name {
	case "none":
		return none{}, nil
	case "termcode":
		return termcode{terminal}, nil
	case "custom":
		if !custom.Copy.isSet() || !custom.Paste.isSet() {
			return none{}, errors.New("clipboard-provider: custom needs the commands yank and paste")
		}
		return commands{"custom", custom.Copy, custom.Paste, custom.CopyPrimary, custom.PastePrimary}, nil
	}
	p, ok := programs[name]
	if !ok {
		return none{}, fmt.Errorf("clipboard-provider: there is no %q; choose one of %s", name, strings.Join(Names(), ", "))
	}
	return p, nil
}

// none keeps + and * inside of the editor.
type none struct{}

func (none) Name() string                               { return "none" }
func (none) Has(bool) bool                              { return false }
func (none) Write(context.Context, bool, string) error  { return nil }
func (none) Read(context.Context, bool) (string, error) { return "", errWriteOnly }

// termcode writes to the terminal's clipboard by OSC 52.
type termcode struct {
	send func(primary bool, text string)
}

func (termcode) Name() string  { return "termcode" }
func (termcode) Has(bool) bool { return true }

func (t termcode) Write(_ context.Context, primary bool, text string) error {
	if t.send != nil {
		t.send(primary, text)
	}
	return nil
}

func (termcode) Read(context.Context, bool) (string, error) { return "", errWriteOnly }
