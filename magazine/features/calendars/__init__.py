"""The schedule in people's own calendars: private iCalendar feeds, and the list as a sheet."""
