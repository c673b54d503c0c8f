// Command bot is the neighbourhood bot of the Stadtteilkoordination Lichtenberg Mitte: what an operator types. It reads
// the configuration, picks the sub-command, and leaves the rest to internal/app.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

// The exit statuses that scripts rely on.
const (
	exitFine    = 0
	exitProblem = 1
	exitUsage   = 2
)

const usage = `usage: bot [command]

  run          the bot (default); needs TELEGRAM_BOT_TOKEN and REDIS_URL
  play         the whole bot, a simulated Telegram and an in-process Redis behind one web page; needs nothing
       -fresh          begins anew; what was before is put aside
       -folder FOLDER  where what happens is kept, so that the next play goes on from there; "" keeps nothing,
                       and neither does a rehearsal with REHEARSAL_CLOCK
  ask          reads {"lang":"de","text":"…"} lines and writes what it understands; in a terminal a small chat
  check        checks content, locales and configuration
  export FILE  writes all that the bot has stored to a file, - is standard output; needs REDIS_URL
  import FILE  adds what is in such a file to what is stored, - is standard input; needs REDIS_URL
  health       asks the bot that runs here whether it is ready; needs LISTEN_ADDR
  version      says which version this is
`

// program is what a command works with; a test hands in its own.
type program struct {
	environ []string
	dotenv  string
	file    string // that export writes and import reads
	folder  string // in which play keeps what happens; "" keeps nothing
	fresh   bool   // play begins anew
	in      io.Reader
	out     io.Writer
	errs    io.Writer
}

// command is a sub-command.
type command struct {
	run  func(ctx context.Context, p program) error
	args int // how many it takes; the one is the name of a file
}

func main() {
	p := program{environ: os.Environ(), dotenv: ".env", in: os.Stdin, out: os.Stdout, errs: os.Stderr}
	os.Exit(p.main(context.Background(), os.Args[1:]))
}

// untilTold gives a context that ends with SIGINT or SIGTERM. A second signal ends the program at once.
func untilTold(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// main runs one command and gives the exit status.
func (p program) main(ctx context.Context, args []string) int {
	commands := map[string]command{
		"run": {run: run}, "play": {run: play}, "ask": {run: ask}, "check": {run: check}, "version": {run: printVersion},
		"health": {run: health}, "export": {run: exportState, args: 1}, "import": {run: importState, args: 1},
	}
	name := "run"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	}
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	if name == "play" {
		flags.BoolVar(&p.fresh, "fresh", false, "")
		flags.StringVar(&p.folder, "folder", playFolder(), "")
	}
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) || name == "help" {
		_, _ = io.WriteString(p.out, usage)
		return exitFine
	}
	cmd, known := commands[name]
	switch {
	case !known:
		return p.misused("there is no command %q", name)
	case err != nil:
		return p.misused("%s: %v", name, err)
	case flags.NArg() < cmd.args:
		return p.misused("%s: name a FILE", name)
	case flags.NArg() > cmd.args:
		return p.misused("%s: %q is too much", name, flags.Arg(cmd.args))
	}
	p.file = flags.Arg(0)
	if err := cmd.run(ctx, p); err != nil {
		_, _ = fmt.Fprintln(p.errs, err)
		return exitProblem
	}
	return exitFine
}

// misused says below the usage what is wrong: the last line is what an operator sees first.
func (p program) misused(format string, args ...any) int {
	_, _ = fmt.Fprintf(p.errs, "%s\n%s\n", usage, fmt.Sprintf(format, args...))
	return exitUsage
}

func printVersion(_ context.Context, p program) error {
	if _, err := fmt.Fprintln(p.out, version()); err != nil {
		return fmt.Errorf("print version: %w", err)
	}
	return nil
}
