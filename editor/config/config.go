// Package config holds the settings of the editor: what they are, their
// defaults, how config.toml and languages.toml are read, and how single ones
// are set, shown and written back.
//
// A Config never changes once it is made; setting an option gives a new one.
// All options stand in one table (see Options), from which reading, the
// messages about mistakes, completion and the documentation are made.
package config

import (
	"time"

	"hx/editor/config/source"
	hxruntime "hx/runtime"
)

// Config is everything config.toml says. The zero value is of no use; start
// from Default or Load. Slices inside are shared between configurations and
// must not be written to.
type Config struct {
	Theme  Theme
	Editor Settings
	Keys   []KeyMap // lowest first: the user's, then the workspace's
}

// Theme is the choice of a theme: one name, or one each for light and dark
// terminals. All empty: the built-in choice.
type Theme struct {
	Name string // for any background; then the others are empty

	Light, Dark string
	Fallback    string // while the background is not known; empty: as Dark
}

// Pick returns the name of the theme for a terminal background, empty for the
// built-in choice. known is false while the terminal has not told.
func (t Theme) Pick(dark, known bool) string {
	switch {
	case t.Name != "":
		return t.Name
	case !known && t.Fallback != "":
		return t.Fallback
	case known && !dark:
		return t.Light
	}
	return t.Dark
}

// Settings are the options of the table [editor], by what they are about. The
// Go names follow the options' names; the parts have no meaning in files.
type Settings struct {
	Screen
	Typing
	Completing
	Files
	Finding
	Servers
	System
}

// Screen is what is drawn, and how.
type Screen struct {
	ScrollOff    int // rows
	ScrollLines  int // rows per wheel step; may be negative
	LineNumber   LineNumber
	CursorLine   bool
	CursorColumn bool
	CursorShape  CursorShapes
	Gutters      Gutters
	StatusLine   StatusLine
	Rulers       []int // columns from 1
	Whitespace   Whitespace
	IndentGuides IndentGuides
	SoftWrap     SoftWrap
	BufferLine   BufferLine
	PopupBorder  PopupBorder
	ColorModes   bool
	Rainbow      bool
	AutoInfo     bool
	StartText    bool
	MinContrast  float64 // ratio of text to background; 0: as the theme says
	JumpLabels   string  // distinct characters
}

// CursorShapes has the shape of the primary cursor by mode.
type CursorShapes struct{ Normal, Insert, Select CursorShape }

// Gutters are the columns left of the text.
type Gutters struct {
	Layout   []Gutter
	MinWidth int // of the line numbers, in digits
}

// StatusLine is the row below each view.
type StatusLine struct {
	Left, Center, Right  []StatusElement
	Separator            string
	Mode                 ModeNames
	Diagnostics          []Severity
	WorkspaceDiagnostics []Severity
}

// ModeNames are the labels of the modes.
type ModeNames struct{ Normal, Insert, Select string }

// Whitespace says which blanks are drawn, and as what.
type Whitespace struct {
	Render     WhitespaceRender
	Characters WhitespaceCharacters
}

// WhitespaceRender has a choice per kind of blank; ask Shows about them.
type WhitespaceRender struct {
	Default                        Visibility
	Space, NBSP, NNBSP, Tab, Break Visibility
}

// Shows resolves the choice v, which is one of w's, against w.Default.
func (w WhitespaceRender) Shows(v Visibility) bool {
	if v == RenderDefault {
		v = w.Default
	}
	return v == RenderAll
}

// Any reports whether anything at all is drawn.
func (w WhitespaceRender) Any() bool {
	return w.Shows(w.Space) || w.Shows(w.NBSP) || w.Shows(w.NNBSP) || w.Shows(w.Tab) || w.Shows(w.Break)
}

// WhitespaceCharacters are drawn in place of blanks; TabPad fills a tab's
// other cells.
type WhitespaceCharacters struct{ Space, NBSP, NNBSP, Tab, TabPad, Break rune }

// IndentGuides are lines at the indent levels.
type IndentGuides struct {
	Render     bool
	Character  rune
	SkipLevels int
}

// SoftWrap breaks long lines on the screen. Widths are in cells.
type SoftWrap struct {
	Enable          bool
	MaxWrap         int
	MaxIndentRetain int
	Indicator       string
	AtTextWidth     bool
}

// Typing is what happens to text while it is written.
type Typing struct {
	AutoPairs        AutoPairs
	TextWidth        int // columns
	ContinueComments bool
	IndentHeuristic  IndentHeuristic
	SmartTab         SmartTab
	DefaultRegister  rune
}

// AutoPairs are the brackets and quotes that are typed in pairs. Pairs is kept
// while they are switched off.
type AutoPairs struct {
	Enable bool
	Pairs  []hxruntime.Pair
}

// SmartTab is the tab key after text.
type SmartTab struct{ Enable, SupersedeMenu bool }

// Completing is the completion menu.
type Completing struct {
	AutoCompletion     bool
	PathCompletion     bool
	WordCompletion     WordCompletion
	CompletionTimeout  time.Duration
	CompletionTrigger  int // letters
	CompletionReplace  bool
	PreviewCompletions bool
}

// WordCompletion offers the words of open buffers.
type WordCompletion struct {
	Enable        bool
	TriggerLength int // letters
}

// Files is loading and saving.
type Files struct {
	AutoFormat         bool
	AutoSave           AutoSave
	AutoReload         bool
	DefaultLineEnding  LineEnding
	InsertFinalNewline bool
	TrimFinalNewlines  bool
	TrimTrailingSpace  bool
	AtomicSave         bool
	EditorConfig       bool
	Modeline           bool
	Journal            Journal
}

// AutoSave saves by itself.
type AutoSave struct {
	FocusLost  bool
	AfterDelay bool
	Delay      time.Duration
}

// Journal keeps unsaved text safe.
type Journal struct {
	Enable   bool
	Interval time.Duration
}

// Finding is search and pickers.
type Finding struct {
	Search       Search
	FilePicker   FilePicker
	FileExplorer FileExplorer
	BufferPicker BufferPicker
}

// Search is search by pattern.
type Search struct{ SmartCase, WrapAround bool }

// FilePicker says which files are listed.
type FilePicker struct {
	Hidden                        bool // leave hidden ones out
	FollowSymlinks, Deduplicate   bool
	Parents, Ignore               bool
	GitIgnore, GitGlobal, Exclude bool
	MaxDepth                      MaybeInt
}

// FileExplorer says which files the explorer shows.
type FileExplorer struct {
	Hidden, FollowSymlinks        bool
	Parents, Ignore               bool
	GitIgnore, GitGlobal, Exclude bool
	FlattenDirs                   bool
}

// BufferPicker is the list of buffers.
type BufferPicker struct{ StartPosition StartPosition }

// Servers is what language servers and syntax trees bring.
type Servers struct {
	LSP                  LSP
	WorkspaceRoots       []string // relative folders
	InlineDiagnostics    InlineDiagnostics
	EndOfLineDiagnostics Severity
	Syntax               Syntax
}

// LSP are the options of [editor.lsp].
type LSP struct {
	Enable                bool
	DisplayMessages       bool
	DisplayProgress       bool
	AutoSignatureHelp     bool
	SignatureHelpDocs     bool
	InlayHints            bool
	InlayHintsLimit       MaybeInt // characters
	ColorSwatches         bool
	AutoDocumentHighlight bool
	Snippets              bool
	ReferencesDeclaration bool
	SemanticTokens        bool
	CodeLens              bool
	MinFreeMemory         int64 // bytes
}

// InlineDiagnostics are messages drawn below lines. Widths are in cells.
type InlineDiagnostics struct {
	CursorLine, OtherLines Severity
	MinWidth               int
	PrefixLen              int
	MaxWrap                int
	MaxDiagnostics         int
}

// Syntax bounds the work on syntax trees.
type Syntax struct {
	Enable        bool
	MaxFileSize   int64 // bytes
	MaxLineLength int64 // bytes
	ParseTimeout  time.Duration
}

// System is the terminal, other programs and the machine.
type System struct {
	Mouse             bool
	MouseYankRegister rune
	MiddleClickPaste  bool
	Shell             []string // program and leading arguments
	Terminal          Command  // Name empty: see Terminal's detection
	Clipboard         Clipboard
	TrueColor         bool
	Undercurl         bool
	KittyKeyboard     KittyKeyboard
	IdleTimeout       time.Duration
	EscTimeout        time.Duration
	WorkspaceTrust    WorkspaceTrust
	Limits            Limits
}

// Command is a program with arguments.
type Command = hxruntime.Command

// Clipboard is how the registers + and * reach the system. The commands are
// set for ClipboardCustom only; those of the primary selection may be empty.
type Clipboard struct {
	Provider                  ClipboardProvider
	Yank, Paste               Command
	YankPrimary, PastePrimary Command
	Osc52Read                 bool
}

// WorkspaceTrust is what a workspace may do.
type WorkspaceTrust struct {
	Level   TrustLevel
	Prompt  bool
	Trusted []string // path globs
}

// Limits bound memory; sizes are in bytes.
type Limits struct {
	Memory      int64 // bytes; 0: no limit
	Undo        int64 // of one buffer
	ShellOutput int64
	Clipboard   int64
}

// MaybeInt is a number that may be left out.
type MaybeInt struct {
	N   int
	Set bool
}

// KeyMap is the table [keys] of one file.
type KeyMap struct {
	File  string
	Modes map[string]any // as keymap.Set.Merge takes it

	table *source.Table // the same with lines
}
