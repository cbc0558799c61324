// What pages do beyond links and forms; all of them work without it.
"use strict";
