// Package registry is the only list of lists: all commands and features there
// are, in order.
package registry

import (
	"slices"

	"hx/editor"
	"hx/editor/clip"
	"hx/editor/command"
	"hx/editor/commands"
	"hx/editor/feature/activity"
	"hx/editor/feature/autosave"
	"hx/editor/feature/cargo"
	"hx/editor/feature/changes"
	"hx/editor/feature/clipboard"
	"hx/editor/feature/complete"
	"hx/editor/feature/diagnostics"
	"hx/editor/feature/disk"
	"hx/editor/feature/help"
	"hx/editor/feature/journal"
	"hx/editor/feature/pickers"
	"hx/editor/feature/servers"
	"hx/editor/feature/settings"
	"hx/editor/feature/style"
	"hx/editor/feature/trees"
	"hx/editor/feature/trust"
	"hx/editor/input"
	hxruntime "hx/runtime"
)

// Static lists the static commands by family.
func Static() []*command.Command {
	return slices.Concat(
		commands.Move,
		commands.Modes,
		commands.Words,
		commands.Find,
		commands.Lines,
		commands.Select,
		commands.Delete,
		commands.Yank,
		commands.Replace,
		commands.Indent,
		commands.Join,
		commands.Comments,
		commands.Labels,
		commands.GotoFile,
		commands.System,
		commands.Increments,
		commands.Contents,
		commands.Registers,
		commands.Macros,
		commands.Undo,
		commands.Insert,
		commands.Cut,
		commands.NewLines,
		commands.Scroll,
		commands.Windows,
		commands.Jumps,
		commands.Match,
		commands.Search,
		commands.CommandMode,
		commands.Shell,
		trees.Commands,
		pickers.Commands,
		diagnostics.Commands,
		servers.Commands,
		complete.Commands,
		changes.Commands,
	)
}

// Typed lists the typable commands by family.
func Typed() []*command.Typed {
	return slices.Concat(
		commands.TypedFiles,
		commands.TypedBuffers,
		commands.TypedRegisters,
		commands.TypedText,
		commands.TypedDirs,
		commands.TypedShell,
		settings.Commands,
		trees.Typed,
		clipboard.Typed,
		diagnostics.Typed,
		servers.Typed,
		servers.Rust,
		cargo.Typed,
		changes.Typed,
		pickers.Typed,
		disk.Typed,
		trust.Typed,
		help.Typed,
		journal.Typed,
	)
}

// Connect gives an editor its commands and features and returns the input that
// drives it.
func Connect(ed *editor.Editor, files settings.Files) (*command.Env, *input.Input) {
	env := &command.Env{Ed: ed, Tables: command.NewTables(Static(), Typed())}
	commands.Connect(env)
	settings.Connect(env, files)
	// What colours the text is laid over each other in this order.
	trees.Connect(env, hxruntime.Over(files.RuntimeDirs()...))
	servers.Layers(env)
	diagnostics.Connect(env)
	clipboard.Connect(env, clip.System())
	pickers.Connect(env)
	changes.Connect(env)
	disk.Connect(env)
	disk.Announce(env, files.Dirs.Open())
	style.Connect(env)
	autosave.Connect(env)
	trust.Connect(env, files.Dirs.Trust())
	cargo.Connect(env)
	servers.Connect(env)
	complete.Connect(env)
	activity.Connect(env)
	journal.Connect(env, files.Dirs.Journals())
	help.Connect(env, hxruntime.Over(files.RuntimeDirs()...))
	return env, input.New(env)
}
