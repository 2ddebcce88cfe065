package lsp

import (
	"context"
	"time"

	"hx/editor/text"
)

// Handler hears what servers say unasked. Its methods are called on goroutines
// of this package, several at a time.
type Handler interface {
	// Notify gets news. It must not wait: post the event and return.
	Notify(Event)
	// ApplyEdit carries out an edit that a server wants made, and returns ""
	// or why not.
	ApplyEdit(context.Context, *Server, WorkspaceEdit) (failure string)
	// Choose shows a question and returns the index of the chosen answer, or
	// -1 for none.
	Choose(context.Context, *Server, Question) int
	// Show opens a document (or, if external, another program for it) and
	// reports success.
	Show(context.Context, *Server, ShowDocument) bool
}

// Event is one of the structs below.
type Event interface{ event() }

// StateChanged says that a server entered another state. When it is no longer
// Ready all its diagnostics, hints and progress are void.
type StateChanged struct {
	Server *Server
	State  State
	// Note says why, or what to do, in a form to be shown; often "".
	Note string
}

// MessageLevel is the weight of a message.
type MessageLevel int

// The levels. LevelLog and LevelDebug only occur in log messages.
const (
	LevelError MessageLevel = 1 + iota
	LevelWarning
	LevelInfo
	LevelLog
	LevelDebug
)

// Message is a text for the user, or for the log.
type Message struct {
	Server *Server
	Level  MessageLevel
	Text   string // printable; may have several lines
	Log    bool
}

// Question is a message with answers to choose from.
type Question struct {
	Level   MessageLevel
	Text    string
	Answers []string
}

// ShowDocument asks for a document to be shown.
type ShowDocument struct {
	Location
	Select    bool // the location's range is to be selected
	External  bool
	TakeFocus bool
}

// Progress tells how a long operation of a server goes. Reports come at most
// ten times a second for each operation.
type Progress struct {
	Server      *Server
	Token       string
	Title       string
	Message     string
	Percent     int // -1 when the server does not say
	Cancellable bool
	Done        bool // the operation has ended
}

const progressPause = 100 * time.Millisecond

// Refresh says that answers got earlier are void: ask again, after a pause,
// for all open documents.
type Refresh struct {
	Server  *Server
	Feature Feature
}

// WatchesChanged says that a server wants other files watched; see
// Server.Watches.
type WatchesChanged struct{ Server *Server }

// FeaturesChanged says that a server can do more, or less, than before.
type FeaturesChanged struct{ Server *Server }

// Health is rust-analyzer's word on its own state.
type Health struct {
	Server    *Server
	Level     string // "ok", "warning" or "error"
	Quiescent bool   // everything is loaded
	Message   string
}

// Published are the diagnostics a server pushes for one file. They replace
// those it pushed before for the same file.
type Published struct {
	Server *Server
	Path   string // "" when URI is no local file
	URI    string
	// Open tells that the document was open; Rev is then the revision that
	// the spans of Items belong to and Text its text.
	Open  bool
	Rev   int32
	Text  text.Rope
	Items []Diagnostic
}

func (StateChanged) event()    {}
func (Message) event()         {}
func (Progress) event()        {}
func (Refresh) event()         {}
func (WatchesChanged) event()  {}
func (FeaturesChanged) event() {}
func (Health) event()          {}
func (Published) event()       {}
