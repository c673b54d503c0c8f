package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/tgfake"
)

// senders is how many messages of a broadcast one process has in flight at most where SEND_RATE does not limit it.
const senders = 64

const hello = "Hallo zusammen!"

// campaign is a broadcast to a crowd at a site, as those who run it, who get it and who keep the books see it.
type campaign struct {
	*site
	crowd      []int64
	rev        int64 // before the release
	broadcasts *redisstore.Broadcasts
	id         string
}

// busySite is an installation that sends as fast as it can, to people who are all there.
func busySite(t testing.TB, with installation) *site {
	t.Helper()
	with.telegram.OpenWorld, with.telegram.CallLimit = true, 30_000
	with.environ = append([]string{"SEND_RATE=0"}, with.environ...)
	return newSiteWith(t, with)
}

// campaign has the running processes send a text to n people.
func (s *site) campaign(n int64) *campaign {
	s.Helper()
	c := &campaign{site: s, crowd: s.crowd(n)}
	c.broadcasts = redisstore.NewBroadcasts(s.store(), redisstore.BroadcastOptions{})
	c.rev = s.release(hello)
	s.eventually("the broadcast runs", func() bool {
		list, err := c.broadcasts.List(s.Context(), kiez.Running, kiez.Done)
		for _, b := range list {
			if b.Kind == kiez.StaffBroadcast {
				c.id = b.ID
			}
		}
		return err == nil && c.id != ""
	})
	return c
}

// sends lists the calls so far that brought the text to somebody of the crowd, or tried to.
func (c *campaign) sends() []tgfake.Call {
	return slices.DeleteFunc(c.telegram.Calls(), func(call tgfake.Call) bool {
		return call.Method != "sendMessage" || !strings.Contains(call.Params["text"], hello) ||
			call.Params["chat_id"] == strconv.Itoa(chief)
	})
}

// sendsMore waits until n more messages are out.
func (c *campaign) sendsMore(n int64) {
	c.Helper()
	before := c.telegram.Stats().Messages
	c.eventually(fmt.Sprintf("%d more messages are out", n), func() bool { return c.telegram.Stats().Messages-before >= n })
}

// sheet waits until the end is said and nobody is pending, and gives the result, which must add up to the number frozen
// at the release. That somebody aborts is said before what is left is counted.
func (c *campaign) sheet(end string) kiez.Sheet {
	c.Helper()
	c.next(chief, c.rev, end)
	frozen, err := c.broadcasts.Get(c.Context(), c.id)
	if err != nil {
		c.Fatal(err)
	}
	var s kiez.Sheet
	c.eventually("nobody is pending", func() bool {
		s, err = c.broadcasts.Sheet(c.Context(), c.id)
		return err == nil && s.Pending == 0
	})
	sum := s.Sent + s.Failed + s.Blocked + s.Expired + s.Unknown + s.Left + s.Skipped + s.AbortedRest
	if frozen.Total != len(c.crowd) || s.Total != frozen.Total || sum != s.Total {
		c.Errorf("the sheet does not add up to the %d frozen: %+v", frozen.Total, s)
	}
	return s
}

// reached gives how many people did not get the message, and how many got it twice. Each of these must be counted as
// unknown; nobody may get it more often.
func (c *campaign) reached() (missing, doubles int) {
	c.Helper()
	unknown := c.unknown()
	for _, chat := range c.crowd {
		switch n := c.telegram.SentTo(chat); {
		case n == 0:
			missing++
		case n > 2:
			c.Errorf("%d got the message %d times", chat, n)
		case n == 2:
			doubles++
			if !unknown[chat] {
				c.Errorf("%d got the message twice and is not counted as unknown", chat)
			}
		}
	}
	return missing, doubles
}

// unknown gives the recipients with this outcome, as Redis holds them.
func (c *campaign) unknown() map[int64]bool {
	c.Helper()
	_, address, _ := strings.Cut(c.redis, "://")
	rdb := redis.NewUniversalClient(&redis.UniversalOptions{
		Addrs: strings.Split(address, ","), IsClusterMode: strings.HasPrefix(c.redis, "redis+cluster:"),
	})
	defer func() { _ = rdb.Close() }()
	shards, err := c.broadcasts.Shards(c.Context(), c.id)
	if err != nil {
		c.Fatal(err)
	}
	chats := map[int64]bool{}
	for _, shard := range shards {
		var members []int64
		key := fmt.Sprintf("kiez:{s%04d}:broadcast:%s:unknown", shard, c.id)
		if err := rdb.SMembers(c.Context(), key).ScanSlice(&members); err != nil {
			c.Fatal(err)
		}
		for _, chat := range members {
			chats[chat] = true
		}
	}
	return chats
}

// began is when a call reached Telegram.
func began(call tgfake.Call) time.Time { return call.Time.Add(-call.Took) }
