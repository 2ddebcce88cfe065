package config

import (
	"time"

	hxruntime "hx/runtime"
)

// Default returns the configuration of a user without a config file. It is
// static data: calling it costs one copy of the struct.
func Default() *Config {
	c := defaults
	return &c
}

const (
	kib = 1 << 10
	mib = 1 << 20
)

var defaults = Config{Editor: Settings{
	Screen: Screen{
		ScrollOff:   5,
		ScrollLines: 3,
		Gutters: Gutters{
			Layout:   []Gutter{GutterDiagnostics, GutterSpacer, GutterLineNumbers, GutterSpacer, GutterDiff},
			MinWidth: 3,
		},
		StatusLine: StatusLine{
			Left:                 []StatusElement{StatusMode, StatusSpinner, StatusFileName, StatusReadOnly, StatusModified},
			Right:                []StatusElement{StatusDiagnostics, StatusSelections, StatusRegister, StatusPosition, StatusFileEncoding},
			Separator:            "│",
			Mode:                 ModeNames{Normal: "NOR", Insert: "INS", Select: "SEL"},
			Diagnostics:          []Severity{Warning, Error},
			WorkspaceDiagnostics: []Severity{Warning, Error},
		},
		Whitespace: Whitespace{
			Render:     WhitespaceRender{RenderNone, RenderDefault, RenderDefault, RenderDefault, RenderDefault, RenderDefault},
			Characters: WhitespaceCharacters{Space: '·', NBSP: '⍽', NNBSP: '␣', Tab: '→', TabPad: ' ', Break: '⏎'},
		},
		IndentGuides: IndentGuides{Character: '│'},
		SoftWrap:     SoftWrap{MaxWrap: 20, MaxIndentRetain: 40, Indicator: "↪ "},
		AutoInfo:     true,
		StartText:    true,
		JumpLabels:   "abcdefghijklmnopqrstuvwxyz",
	},
	Typing: Typing{
		AutoPairs:        AutoPairs{Enable: true, Pairs: defaultPairs},
		TextWidth:        80,
		ContinueComments: true,
		IndentHeuristic:  IndentHybrid,
		SmartTab:         SmartTab{Enable: true},
		DefaultRegister:  '"',
	},
	Completing: Completing{
		AutoCompletion:     true,
		PathCompletion:     true,
		WordCompletion:     WordCompletion{Enable: true, TriggerLength: 7},
		CompletionTimeout:  250 * time.Millisecond,
		CompletionTrigger:  2,
		PreviewCompletions: true,
	},
	Files: Files{
		AutoFormat:         true,
		AutoSave:           AutoSave{Delay: 3 * time.Second},
		AutoReload:         true,
		InsertFinalNewline: true,
		AtomicSave:         true,
		EditorConfig:       true,
		Modeline:           true,
		Journal:            Journal{Enable: true, Interval: time.Second},
	},
	Finding: Finding{
		Search: Search{SmartCase: true, WrapAround: true},
		FilePicker: FilePicker{Hidden: true, FollowSymlinks: true, Deduplicate: true, Parents: true, Ignore: true,
			GitIgnore: true, GitGlobal: true, Exclude: true},
		FileExplorer: FileExplorer{FlattenDirs: true},
	},
	Servers: Servers{
		LSP: LSP{
			Enable:                true,
			DisplayMessages:       true,
			AutoSignatureHelp:     true,
			SignatureHelpDocs:     true,
			ColorSwatches:         true,
			Snippets:              true,
			ReferencesDeclaration: true,
			MinFreeMemory:         512 * mib,
		},
		InlineDiagnostics: InlineDiagnostics{CursorLine: Warning, MinWidth: 40, PrefixLen: 1, MaxWrap: 20,
			MaxDiagnostics: 10},
		EndOfLineDiagnostics: Hint,
		Syntax: Syntax{Enable: true, MaxFileSize: 8 * mib, MaxLineLength: 64 * kib,
			ParseTimeout: 500 * time.Millisecond},
	},
	System: System{
		Mouse:             true,
		MouseYankRegister: '*',
		MiddleClickPaste:  true,
		Shell:             []string{"sh", "-c"},
		IdleTimeout:       250 * time.Millisecond,
		EscTimeout:        50 * time.Millisecond,
		WorkspaceTrust:    WorkspaceTrust{Level: TrustServers, Prompt: true},
		Limits:            Limits{Undo: 64 * mib, ShellOutput: 16 * mib, Clipboard: mib},
	},
}}

var defaultPairs = []hxruntime.Pair{{Open: '(', Close: ')'}, {Open: '[', Close: ']'}, {Open: '{', Close: '}'},
	{Open: '"', Close: '"'}, {Open: '\'', Close: '\''}, {Open: '`', Close: '`'}}
