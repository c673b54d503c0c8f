package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// BenchmarkMillion imports and exports 1,000,000 subscribers with the real program, and reports how long that took and
// how much memory the program had (Linux counts it in KiB).
func BenchmarkMillion(b *testing.B) {
	const people = 1_000_000
	bot, dir := executable(b), b.TempDir()
	file := filepath.Join(dir, "people.jsonl")
	writeCrowd(b, file, people)
	for b.Loop() {
		environ := []string{"REDIS_URL=" + redistest.Real(b), "TMPDIR=" + dir}
		for _, args := range [][]string{{"import", file}, {"export", filepath.Join(dir, "again.jsonl")}} {
			cmd := exec.CommandContext(context.Background(), bot, args...)
			cmd.Dir, cmd.Env = dir, environ
			begin := time.Now()
			if out, err := cmd.CombinedOutput(); err != nil {
				b.Fatalf("%s: %v\n%s", args[0], err, out)
			}
			b.ReportMetric(time.Since(begin).Seconds(), args[0]+"-s")
			usage, _ := cmd.ProcessState.SysUsage().(*syscall.Rusage)
			b.ReportMetric(float64(usage.Maxrss)/1024, args[0]+"-MiB")
		}
	}
}

// writeCrowd writes an export with so many subscribers.
func writeCrowd(b *testing.B, name string, people int) {
	b.Helper()
	file, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriter(file)
	_, _ = out.WriteString(exportHead)
	langs, topics, areas := kiez.Langs(), kiez.Topics(), kiez.Areas()
	for i := range people {
		_, _ = fmt.Fprintf(out, `{"kind":"subscriber","chat":%d,"lang":%q,"topics":{%q:[%q],"office":[]},"since":"2027-01-01T10:00:00Z"}`+"\n",
			100_000_000+i*7919, langs[i%len(langs)], topics[i%(len(topics)-1)], areas[i%len(areas)])
	}
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
}
